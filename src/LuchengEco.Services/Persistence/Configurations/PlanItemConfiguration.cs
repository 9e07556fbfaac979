using LuchengEco.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class PlanItemConfiguration : IEntityTypeConfiguration<PlanItem>
{
    public void Configure(EntityTypeBuilder<PlanItem> builder)
    {
        builder.ToTable("plan_items");
        builder.HasKey(item => item.Code);
        builder.Property(item => item.Code).HasMaxLength(40);
        builder.Property(item => item.ParentCode).HasMaxLength(40);
        builder.Property(item => item.AreaCode).HasMaxLength(8);
        builder.Property(item => item.Name).HasMaxLength(200);
        builder.Property(item => item.Description).HasMaxLength(2000);
        builder.HasIndex(item => item.Year);
        builder.HasOne<PlanYear>().WithMany().HasForeignKey(item => item.Year).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PlanItem>().WithMany().HasForeignKey(item => item.ParentCode).OnDelete(DeleteBehavior.Restrict);
        builder.Property(item => item.PredecessorCode).HasMaxLength(40);
        builder.HasOne<PlanItem>().WithMany().HasForeignKey(item => item.PredecessorCode).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<ActionArea>().WithMany().HasForeignKey(item => item.AreaCode).OnDelete(DeleteBehavior.Restrict);
    }
}
