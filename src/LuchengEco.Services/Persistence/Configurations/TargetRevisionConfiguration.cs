using LuchengEco.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class TargetRevisionConfiguration : IEntityTypeConfiguration<TargetRevision>
{
    public void Configure(EntityTypeBuilder<TargetRevision> builder)
    {
        builder.ToTable("target_revisions");
        builder.HasKey(revision => revision.Id);
        builder.Property(revision => revision.Note).HasMaxLength(500);
        builder.Property(revision => revision.Phased).HasColumnType("numeric(20,6)[]");
        builder.Property(revision => revision.PhasedNote).HasMaxLength(Target.MaxNoteLength);
        builder.Property(revision => revision.UserName).HasMaxLength(100);
        builder.HasIndex(revision => new { revision.IndicatorId, revision.Year });
        builder.HasOne<Indicator>().WithMany().HasForeignKey(revision => revision.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }
}
