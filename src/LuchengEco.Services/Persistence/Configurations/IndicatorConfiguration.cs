using LuchengEco.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.ToTable("indicators");
        builder.HasKey(indicator => indicator.Id);
        builder.HasAlternateKey(indicator => indicator.Code);
        builder.Property(indicator => indicator.Code).HasMaxLength(60);
        builder.Property(indicator => indicator.Name).HasMaxLength(100);
        builder.Property(indicator => indicator.ShortName).HasMaxLength(40);
        builder.Property(indicator => indicator.Unit).HasMaxLength(20);
        builder.Property(indicator => indicator.NumeratorName).HasMaxLength(60);
        builder.Property(indicator => indicator.DenominatorName).HasMaxLength(60);
        builder.Property(indicator => indicator.Definition).HasMaxLength(2000);
        builder.Ignore(indicator => indicator.Description);
        builder.HasOne(indicator => indicator.Area).WithMany().HasForeignKey(indicator => indicator.AreaCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(indicator => indicator.OwningUnit).WithMany().HasForeignKey(indicator => indicator.UnitCode).OnDelete(DeleteBehavior.Restrict);
    }
}
