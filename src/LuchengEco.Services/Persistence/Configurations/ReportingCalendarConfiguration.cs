using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class ReportingCalendarConfiguration : IEntityTypeConfiguration<ReportingCalendar>
{
    public void Configure(EntityTypeBuilder<ReportingCalendar> builder)
    {
        builder.ToTable("reporting_calendar");
        builder.HasKey(calendar => calendar.Id);
        builder.Property(calendar => calendar.Id).ValueGeneratedNever();
        builder.ToTable(table => table.HasCheckConstraint("ck_reporting_calendar_single", "id = 1"));
    }
}
