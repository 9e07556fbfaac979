using LuchengEco.Services.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class EcoUserUnitConfiguration : IEntityTypeConfiguration<EcoUserUnit>
{
    public void Configure(EntityTypeBuilder<EcoUserUnit> builder)
    {
        builder.ToTable("user_units");
        builder.HasKey(link => new { link.UserId, link.UnitCode });
        builder.Property(link => link.UnitCode).HasMaxLength(40);
        builder.HasOne<LuchengEco.Domain.Plans.OrganisationUnit>().WithMany().HasForeignKey(link => link.UnitCode).OnDelete(DeleteBehavior.Cascade);
    }
}
