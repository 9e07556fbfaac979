using LuchengEco.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class ReportedFactConfiguration : IEntityTypeConfiguration<ReportedFact>
{
    public void Configure(EntityTypeBuilder<ReportedFact> builder)
    {
        builder.ToTable("reported_facts");
        builder.HasKey(fact => fact.Code);
        builder.Property(fact => fact.Code).HasMaxLength(80);
        builder.Property(fact => fact.PlanItemCode).HasMaxLength(40);
        builder.Property(fact => fact.IndicatorCode).HasMaxLength(60);
        builder.Property(fact => fact.Name).HasMaxLength(200);
        builder.Property(fact => fact.Unit).HasMaxLength(20);
        builder.Property(fact => fact.NormalisedUnit).HasMaxLength(20);
        builder.Ignore(fact => fact.Wording);
        builder.HasIndex(fact => fact.Year);
        builder.HasOne<PlanItem>().WithMany().HasForeignKey(fact => fact.PlanItemCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LuchengEco.Domain.Indicators.Indicator>().WithMany().HasForeignKey(fact => fact.IndicatorCode)
            .HasPrincipalKey(indicator => indicator.Code).OnDelete(DeleteBehavior.Restrict);
    }
}
