using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class CheckThresholdsConfiguration : IEntityTypeConfiguration<CheckThresholds>
{
    public void Configure(EntityTypeBuilder<CheckThresholds> builder)
    {
        builder.ToTable("check_thresholds");
        builder.HasKey(thresholds => thresholds.IndicatorId);
        builder.HasOne(thresholds => thresholds.Indicator).WithOne().HasForeignKey<CheckThresholds>(thresholds => thresholds.IndicatorId).OnDelete(DeleteBehavior.Cascade);
    }
}
