using LuchengEco.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class DefinitionBridgeConfiguration : IEntityTypeConfiguration<DefinitionBridge>
{
    public void Configure(EntityTypeBuilder<DefinitionBridge> builder)
    {
        builder.ToTable("definition_bridges", table => table.HasCheckConstraint("ck_definition_bridges_month", "from_month BETWEEN 1 AND 12"));
        builder.HasKey(bridge => bridge.Id);
        builder.Ignore(bridge => bridge.From);
        builder.Property(bridge => bridge.Note).HasMaxLength(DefinitionBridge.MaxTextLength);
        builder.Property(bridge => bridge.UserName).HasMaxLength(100);
        builder.HasIndex(bridge => bridge.IndicatorId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(bridge => bridge.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }
}
