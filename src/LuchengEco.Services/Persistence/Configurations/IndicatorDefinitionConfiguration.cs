using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class IndicatorDefinitionConfiguration : IEntityTypeConfiguration<IndicatorDefinition>
{
    public void Configure(EntityTypeBuilder<IndicatorDefinition> builder)
    {
        builder.ToTable("indicator_definitions");
        builder.HasKey(definition => definition.Id);
        builder.Ignore(definition => definition.From);
        builder.Property(definition => definition.Name).HasMaxLength(100);
        builder.Property(definition => definition.Unit).HasMaxLength(20);
        builder.Property(definition => definition.NumeratorName).HasMaxLength(60);
        builder.Property(definition => definition.DenominatorName).HasMaxLength(60);
        builder.Property(definition => definition.Definition).HasMaxLength(2000);
        builder.Property(definition => definition.Reason).HasMaxLength(FigureRules.MaxReasonLength);
        builder.Property(definition => definition.UserName).HasMaxLength(100);
        builder.HasIndex(definition => new { definition.IndicatorId, definition.Version }).IsUnique();
        builder.HasOne<Indicator>().WithMany().HasForeignKey(definition => definition.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }
}
