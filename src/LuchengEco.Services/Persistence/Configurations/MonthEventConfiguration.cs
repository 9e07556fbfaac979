using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class MonthEventConfiguration : IEntityTypeConfiguration<MonthEvent>
{
    public void Configure(EntityTypeBuilder<MonthEvent> builder)
    {
        builder.ToTable("month_events", table =>
        {
            table.HasCheckConstraint("ck_month_events_month", "month_number BETWEEN 1 AND 12");
            table.HasCheckConstraint("ck_month_events_subject", "indicator_id IS NULL OR area_code IS NULL");
            table.HasCheckConstraint("ck_month_events_link", "link ~* '^https?://'");
            table.HasCheckConstraint("ck_month_events_removal", "(removed_at IS NULL) = (removed_because IS NULL) AND (removed_at IS NULL) = (removed_by IS NULL)");
        });
        builder.HasKey(noted => noted.Id);
        builder.Ignore(noted => noted.Month);
        builder.Property(noted => noted.AreaCode).HasMaxLength(8);
        builder.Property(noted => noted.Note).HasMaxLength(MonthEvent.MaxTextLength);
        builder.Property(noted => noted.Link).HasMaxLength(MonthEvent.MaxLinkLength);
        builder.Property(noted => noted.UserName).HasMaxLength(100);
        builder.Property(noted => noted.RemovedBy).HasMaxLength(100);
        builder.Property(noted => noted.RemovedBecause).HasMaxLength(FigureRules.MaxReasonLength);
        builder.HasIndex(noted => new { noted.Year, noted.MonthNumber });
        builder.HasOne<Indicator>().WithMany().HasForeignKey(noted => noted.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ActionArea>().WithMany().HasForeignKey(noted => noted.AreaCode).OnDelete(DeleteBehavior.Restrict);
    }
}
