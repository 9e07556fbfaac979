using LuchengEco.Services.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.UserName).HasMaxLength(200);
        builder.Property(entry => entry.Action).HasMaxLength(60);
        builder.Property(entry => entry.Subject).HasMaxLength(200);
        builder.Property(entry => entry.Detail).HasMaxLength(2000);
        builder.Property(entry => entry.Address).HasMaxLength(64);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(64);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => entry.UserId);
        // A frozen summary that is gone is still found by what the audit says of it.
        builder.HasIndex(entry => entry.Subject).HasFilter("action = 'summary-freeze'");
    }
}
