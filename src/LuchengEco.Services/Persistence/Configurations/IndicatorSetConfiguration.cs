using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class IndicatorSetConfiguration : IEntityTypeConfiguration<IndicatorSet>
{
    public void Configure(EntityTypeBuilder<IndicatorSet> builder)
    {
        builder.ToTable("indicator_sets", table => table.HasCheckConstraint("ck_indicator_sets_codes", "cardinality(codes) BETWEEN 1 AND 30"));
        builder.HasKey(set => set.Id);
        builder.Property(set => set.Name).HasMaxLength(IndicatorSet.MaxNameLength);
        builder.HasIndex(set => new { set.OwnerId, set.Name }).IsUnique();
        builder.HasOne<EcoUser>().WithMany().HasForeignKey(set => set.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
