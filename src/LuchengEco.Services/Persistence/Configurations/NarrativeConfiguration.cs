using LuchengEco.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class NarrativeConfiguration : IEntityTypeConfiguration<Narrative>
{
    public void Configure(EntityTypeBuilder<Narrative> builder)
    {
        builder.ToTable("narratives");
        builder.HasKey(narrative => new { narrative.PlanItemCode, narrative.SortOrder });
        builder.Property(narrative => narrative.PlanItemCode).HasMaxLength(40);
        builder.Property(narrative => narrative.Template).HasMaxLength(4000);
        builder.HasIndex(narrative => narrative.Year);
        builder.HasOne<PlanItem>().WithMany().HasForeignKey(narrative => narrative.PlanItemCode).OnDelete(DeleteBehavior.Cascade);
    }
}
