using LuchengEco.Domain.Indicators;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class TargetConfiguration : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.ToTable("targets");
        builder.HasKey(target => target.Id);
        builder.Property(target => target.Note).HasMaxLength(500);
        builder.Property(target => target.Phased).HasColumnType("numeric(20,6)[]");
        builder.Property(target => target.PhasedNote).HasMaxLength(Target.MaxNoteLength);
        builder.Ignore(target => target.Goal);
        builder.HasIndex(target => new { target.IndicatorId, target.Year }).IsUnique();
        builder.HasOne(target => target.Indicator).WithMany().HasForeignKey(target => target.IndicatorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LuchengEco.Domain.Plans.PlanYear>().WithMany().HasForeignKey(target => target.Year).OnDelete(DeleteBehavior.Restrict);
    }
}
