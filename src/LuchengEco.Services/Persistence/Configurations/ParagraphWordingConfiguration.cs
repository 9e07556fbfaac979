using LuchengEco.Domain.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class ParagraphWordingConfiguration : IEntityTypeConfiguration<ParagraphWording>
{
    public void Configure(EntityTypeBuilder<ParagraphWording> builder)
    {
        builder.ToTable("paragraph_wordings", table =>
        {
            table.HasCheckConstraint("ck_paragraph_wordings_month", "month_number BETWEEN 1 AND 12");
            table.HasCheckConstraint("ck_paragraph_wordings_version", "version >= 1");
        });
        builder.HasKey(wording => wording.Id);
        builder.Property(wording => wording.Key).HasMaxLength(ParagraphWording.MaxKeyLength);
        builder.Property(wording => wording.Template).HasMaxLength(ParagraphWording.MaxLength);
        builder.Property(wording => wording.UserName).HasMaxLength(100);
        builder.HasIndex(wording => new { wording.Year, wording.MonthNumber, wording.Key, wording.Version }).IsUnique();
    }
}
