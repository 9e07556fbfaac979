using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class DueDayConfiguration : IEntityTypeConfiguration<DueDay>
{
    public void Configure(EntityTypeBuilder<DueDay> builder)
    {
        builder.ToTable("due_days");
        builder.HasKey(day => day.Id);
        builder.Ignore(day => day.Month);
        builder.Property(day => day.UnitCode).HasMaxLength(40);
        builder.HasIndex(day => new { day.Year, day.MonthNumber, day.UnitCode }).IsUnique().HasFilter("unit_code IS NOT NULL");
        builder.HasIndex(day => new { day.Year, day.MonthNumber }).IsUnique().HasFilter("unit_code IS NULL");
        builder.HasOne<LuchengEco.Domain.Plans.OrganisationUnit>().WithMany().HasForeignKey(day => day.UnitCode).OnDelete(DeleteBehavior.Cascade);
    }
}
