using LuchengEco.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class ActionAreaConfiguration : IEntityTypeConfiguration<ActionArea>
{
    public void Configure(EntityTypeBuilder<ActionArea> builder)
    {
        builder.ToTable("action_areas");
        builder.HasKey(area => area.Code);
        builder.Property(area => area.Code).HasMaxLength(8);
        builder.Property(area => area.Name).HasMaxLength(60);
        builder.Property(area => area.ShortName).HasMaxLength(20);
    }
}
