using LuchengEco.Services.Displays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class DisplayTokenConfiguration : IEntityTypeConfiguration<DisplayToken>
{
    public void Configure(EntityTypeBuilder<DisplayToken> builder)
    {
        builder.ToTable("display_tokens");
        builder.HasKey(display => display.Id);
        builder.Property(display => display.Id).ValueGeneratedNever();
        builder.Property(display => display.Name).HasMaxLength(DisplayService.MaxName);
        builder.Property(display => display.Hash).HasMaxLength(64).IsFixedLength();
        builder.Property(display => display.CreatedBy).HasMaxLength(100);
        builder.Property(display => display.RevokedBy).HasMaxLength(100);
        builder.Property(display => display.LastAddress).HasMaxLength(64);
        builder.PrimitiveCollection(display => display.Scenes).ElementType().HasConversion<string>();
        builder.HasIndex(display => display.Hash).IsUnique();
    }
}
