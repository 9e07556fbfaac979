using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class FigureRevisionConfiguration : IEntityTypeConfiguration<FigureRevision>
{
    public void Configure(EntityTypeBuilder<FigureRevision> builder)
    {
        builder.ToTable("figure_revisions");
        builder.HasKey(revision => revision.Id);
        builder.Property(revision => revision.Note).HasMaxLength(FigureRules.MaxNoteLength);
        builder.Property(revision => revision.UserName).HasMaxLength(100);
        builder.Property(revision => revision.Reason).HasMaxLength(FigureRules.MaxReasonLength);
        builder.Ignore(revision => revision.Entry);
        builder.HasIndex(revision => new { revision.FigureId, revision.Version }).IsUnique();
    }
}
