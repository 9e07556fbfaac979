using LuchengEco.Services.Persistence.Seed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class RemovedDemonstrationConfiguration : IEntityTypeConfiguration<RemovedDemonstration>
{
    public void Configure(EntityTypeBuilder<RemovedDemonstration> builder)
    {
        builder.ToTable("removed_demonstrations");
        builder.HasKey(removal => removal.At);
    }
}
