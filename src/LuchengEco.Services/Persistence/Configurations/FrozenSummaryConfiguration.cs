using LuchengEco.Services.Auditing;
using LuchengEco.Services.FrozenSummaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class FrozenSummaryConfiguration : IEntityTypeConfiguration<FrozenSummary>
{
    public void Configure(EntityTypeBuilder<FrozenSummary> builder)
    {
        builder.ToTable("frozen_summaries", table =>
        {
            table.HasCheckConstraint("ck_frozen_summaries_month", "through_month BETWEEN 1 AND 12");
            table.HasCheckConstraint("ck_frozen_summaries_version", "version >= 1 AND (version = 1) = (previous_id IS NULL)");
            table.HasCheckConstraint("ck_frozen_summaries_reason", "btrim(note) <> '' OR (version = 1 AND unapproved_figures = 0)");
        });
        builder.HasKey(frozen => frozen.Id);
        builder.Property(frozen => frozen.Code).HasMaxLength(19).IsFixedLength();
        builder.Property(frozen => frozen.ContentHash).HasMaxLength(64).IsFixedLength();
        builder.Property(frozen => frozen.Basis).HasConversion<string>().HasMaxLength(20);
        builder.Property(frozen => frozen.Note).HasMaxLength(FrozenSummary.MaxNoteLength);
        builder.Property(frozen => frozen.UserName).HasMaxLength(100);
        builder.Property(frozen => frozen.UnitName).HasMaxLength(100);
        builder.HasIndex(frozen => new { frozen.Year, frozen.ThroughMonth, frozen.Version }).IsUnique();
        builder.HasIndex(frozen => frozen.Code).IsUnique();
        builder.HasOne<FrozenSummary>().WithMany().HasForeignKey(frozen => frozen.PreviousId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(frozen => frozen.AuditEntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(frozen => frozen.Files).WithOne().HasForeignKey(file => file.FrozenSummaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FrozenFileConfiguration : IEntityTypeConfiguration<FrozenFile>
{
    public void Configure(EntityTypeBuilder<FrozenFile> builder)
    {
        builder.ToTable("frozen_files", table => table.HasCheckConstraint("ck_frozen_files_extension", "extension IN ('pdf', 'docx', 'xlsx')"));
        builder.HasKey(file => new { file.FrozenSummaryId, file.Extension });
        builder.Property(file => file.Extension).HasMaxLength(4);
        builder.Property(file => file.Sha256).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(file => file.Sha256);
    }
}
