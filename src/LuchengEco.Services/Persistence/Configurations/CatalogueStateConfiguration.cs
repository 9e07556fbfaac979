using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class CatalogueStateConfiguration : IEntityTypeConfiguration<CatalogueState>
{
    public void Configure(EntityTypeBuilder<CatalogueState> builder)
    {
        builder.ToTable("catalogue_states");
        builder.HasKey(state => state.Id);
        builder.Property(state => state.Source).HasMaxLength(63);
        builder.Property(state => state.Key).HasMaxLength(100);
        builder.Property(state => state.Row).HasColumnType("jsonb");
        builder.HasIndex(state => new { state.Source, state.Key, state.Id });
    }
}
