using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class IndicatorLinkConfiguration : IEntityTypeConfiguration<IndicatorLink>
{
    public void Configure(EntityTypeBuilder<IndicatorLink> builder)
    {
        builder.ToTable("indicator_links");
        builder.HasKey(link => link.Id);
        builder.Property(link => link.Note).HasMaxLength(IndicatorLink.MaxNoteLength);
        builder.Property(link => link.RemovedBecause).HasMaxLength(FigureRules.MaxReasonLength);
        // Nobody reads along a link that was taken away; the row tells the catalogue to leave it so.
        builder.HasQueryFilter(link => link.RemovedBecause == null);
        builder.HasIndex(link => new { link.SuccessorId, link.FromYear }).IsUnique();
        builder.HasOne(link => link.Successor).WithMany().HasForeignKey(link => link.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(link => link.Predecessor).WithMany().HasForeignKey(link => link.PredecessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
