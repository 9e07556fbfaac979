using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class SubmissionEventConfiguration : IEntityTypeConfiguration<SubmissionEvent>
{
    public void Configure(EntityTypeBuilder<SubmissionEvent> builder)
    {
        builder.ToTable("submission_events");
        builder.HasKey(step => step.Id);
        builder.Property(step => step.UserName).HasMaxLength(100);
        builder.Property(step => step.Reason).HasMaxLength(FigureRules.MaxReasonLength);
    }
}
