using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class FigureEvidenceConfiguration : IEntityTypeConfiguration<FigureEvidence>
{
    public void Configure(EntityTypeBuilder<FigureEvidence> builder)
    {
        builder.ToTable("figure_evidence");
        builder.HasKey(evidence => evidence.Id);
        builder.Property(evidence => evidence.Id).ValueGeneratedNever();
        builder.Ignore(evidence => evidence.Month);
        builder.Ignore(evidence => evidence.IsRemoved);
        builder.Property(evidence => evidence.FileName).HasMaxLength(FigureEvidence.MaxNameLength);
        builder.Property(evidence => evidence.ContentType).HasMaxLength(100);
        builder.Property(evidence => evidence.Sha256).HasMaxLength(64);
        builder.Property(evidence => evidence.UserName).HasMaxLength(100);
        builder.Property(evidence => evidence.RemovedBy).HasMaxLength(100);
        builder.Property(evidence => evidence.RemovedBecause).HasMaxLength(FigureRules.MaxReasonLength);
        builder.HasIndex(evidence => new { evidence.IndicatorId, evidence.Year, evidence.MonthNumber });
        builder.HasOne<LuchengEco.Domain.Indicators.Indicator>().WithMany().HasForeignKey(evidence => evidence.IndicatorId).OnDelete(DeleteBehavior.Restrict);
    }
}
