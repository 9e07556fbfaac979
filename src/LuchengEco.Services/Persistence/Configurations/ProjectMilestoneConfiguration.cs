using LuchengEco.Domain.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class ProjectMilestoneConfiguration : IEntityTypeConfiguration<ProjectMilestone>
{
    public void Configure(EntityTypeBuilder<ProjectMilestone> builder)
    {
        builder.ToTable("project_milestones");
        builder.HasKey(milestone => milestone.Id);
        builder.Property(milestone => milestone.ProjectCode).HasMaxLength(60);
        builder.Property(milestone => milestone.Name).HasMaxLength(ProjectMilestone.MaxNameLength);
    }
}
