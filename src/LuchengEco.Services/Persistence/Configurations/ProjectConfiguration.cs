using LuchengEco.Domain.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("projects");
        builder.HasKey(project => project.Code);
        builder.Property(project => project.Code).HasMaxLength(60);
        builder.Property(project => project.PlanItemCode).HasMaxLength(40);
        builder.Property(project => project.AreaCode).HasMaxLength(8);
        builder.Property(project => project.Name).HasMaxLength(200);
        builder.Property(project => project.Place).HasMaxLength(200);
        builder.Property(project => project.InvestmentText).HasMaxLength(100);
        builder.Property(project => project.CountUnit).HasMaxLength(20);
        builder.Property(project => project.UnitCode).HasMaxLength(40);
        builder.Property(project => project.Note).HasMaxLength(Project.MaxNoteLength);
        builder.Property(project => project.Version).IsConcurrencyToken();
        builder.Ignore(project => project.IsReported);
        builder.HasIndex(project => project.Year);
        builder.HasMany(project => project.Milestones).WithOne().HasForeignKey(milestone => milestone.ProjectCode).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<LuchengEco.Domain.Plans.OrganisationUnit>().WithMany().HasForeignKey(project => project.UnitCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LuchengEco.Domain.Plans.PlanItem>().WithMany().HasForeignKey(project => project.PlanItemCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LuchengEco.Domain.Plans.ActionArea>().WithMany().HasForeignKey(project => project.AreaCode).OnDelete(DeleteBehavior.Restrict);
    }
}
