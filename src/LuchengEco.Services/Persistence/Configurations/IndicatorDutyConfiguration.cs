using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class IndicatorDutyConfiguration : IEntityTypeConfiguration<IndicatorDuty>
{
    public void Configure(EntityTypeBuilder<IndicatorDuty> builder)
    {
        builder.ToTable("indicator_duties");
        builder.HasKey(duty => duty.IndicatorId);
        builder.HasOne(duty => duty.Indicator).WithOne().HasForeignKey<IndicatorDuty>(duty => duty.IndicatorId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EcoUser>().WithMany().HasForeignKey(duty => duty.FillerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<EcoUser>().WithMany().HasForeignKey(duty => duty.DeputyId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<EcoUser>().WithMany().HasForeignKey(duty => duty.ReviewerId).OnDelete(DeleteBehavior.SetNull);
    }
}
