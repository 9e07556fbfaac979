using LuchengEco.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class PlanYearConfiguration : IEntityTypeConfiguration<PlanYear>
{
    public void Configure(EntityTypeBuilder<PlanYear> builder)
    {
        builder.ToTable("plan_years");
        builder.HasKey(year => year.Year);
        builder.Property(year => year.Year).ValueGeneratedNever();
        builder.Property(year => year.Framework).HasMaxLength(200);
        builder.Property(year => year.Statement).HasMaxLength(2000);
        builder.Property(year => year.SourceIndex).HasMaxLength(60);
        builder.Property(year => year.OpenedBy).HasMaxLength(100);
    }
}
