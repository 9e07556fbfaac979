using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class MonthlyFigureConfiguration : IEntityTypeConfiguration<MonthlyFigure>
{
    public void Configure(EntityTypeBuilder<MonthlyFigure> builder)
    {
        builder.ToTable("monthly_figures", table => table.HasCheckConstraint("ck_monthly_figures_month", "month_number BETWEEN 1 AND 12"));
        builder.HasKey(figure => figure.Id);
        builder.Property(figure => figure.Note).HasMaxLength(FigureRules.MaxNoteLength);
        builder.Property(figure => figure.Reason).HasMaxLength(FigureRules.MaxReasonLength);
        builder.Property(figure => figure.ChangedBy).HasMaxLength(100);
        builder.Property(figure => figure.Version).IsConcurrencyToken();
        builder.Ignore(figure => figure.Month);
        builder.Ignore(figure => figure.Entry);
        builder.HasIndex(figure => new { figure.IndicatorId, figure.Year, figure.MonthNumber }).IsUnique();
        builder.HasIndex(figure => new { figure.Year, figure.MonthNumber });
        builder.HasOne(figure => figure.Indicator).WithMany().HasForeignKey(figure => figure.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(figure => figure.Revisions).WithOne().HasForeignKey(revision => revision.FigureId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(figure => figure.Revisions).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
