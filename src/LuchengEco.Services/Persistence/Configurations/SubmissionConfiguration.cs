using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submissions", table => table.HasCheckConstraint("ck_submissions_month", "month_number BETWEEN 1 AND 12"));
        builder.HasKey(submission => submission.Id);
        builder.Property(submission => submission.UnitCode).HasMaxLength(40);
        builder.Property(submission => submission.Version).IsConcurrencyToken();
        builder.Ignore(submission => submission.Month);
        builder.HasIndex(submission => new { submission.UnitCode, submission.Year, submission.MonthNumber }).IsUnique();
        builder.HasOne<LuchengEco.Domain.Plans.OrganisationUnit>().WithMany().HasForeignKey(submission => submission.UnitCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(submission => submission.Events).WithOne().HasForeignKey(step => step.SubmissionId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(submission => submission.Events).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
