using LuchengEco.Services.Persistence;
using LuchengEco.Services.Resources;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Accounts;

/// <summary>Reads people for the two administrators who look after them; whoever calls has decided that the person may.</summary>
internal sealed class PeopleReader(EcoDbContext context, SessionLife life, AccountOptions options, DateTimeOffset now)
{
    public const int PageSize = 20;

    public async Task<PeoplePage> ReadAsync(PeopleFilter filter, CancellationToken cancellationToken)
    {
        var people = Apply(context.Users.AsNoTracking(), filter);
        var total = await people.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var rows = await RowsAsync(Sort(people, filter).Skip((page - 1) * PageSize).Take(PageSize), cancellationToken);
        return new PeoplePage(rows, total, page, pages, await UnitsAsync(cancellationToken));
    }

    public async Task<PersonRow?> FindAsync(Guid userId, CancellationToken cancellationToken) =>
        (await RowsAsync(context.Users.AsNoTracking().Where(user => user.Id == userId), cancellationToken)).SingleOrDefault();

    public async Task<IReadOnlyList<UnitChoice>> UnitsAsync(CancellationToken cancellationToken) =>
        await context.Units.AsNoTracking().OrderBy(unit => unit.SortOrder).Select(unit => new UnitChoice(unit.Code, unit.Name)).ToListAsync(cancellationToken);

    /// <summary>What would be left without the person, by indicator.</summary>
    public async Task<IReadOnlyList<DutyLine>> DutiesAsync(Guid userId, CancellationToken cancellationToken)
    {
        var duties = await context.Duties.AsNoTracking()
            .Where(duty => duty.FillerId == userId || duty.DeputyId == userId || duty.ReviewerId == userId)
            .OrderBy(duty => duty.Indicator!.SortOrder)
            .Select(duty => new { duty.Indicator!.Code, duty.Indicator.Name, IsFiller = duty.FillerId == userId, IsDeputy = duty.DeputyId == userId })
            .ToListAsync(cancellationToken);
        return [.. duties.Select(duty => new DutyLine(duty.Code, duty.Name,
            duty.IsFiller ? PeopleText.DutyFiller : duty.IsDeputy ? PeopleText.DutyDeputy : PeopleText.DutyReviewer))];
    }

    private IQueryable<EcoUser> Apply(IQueryable<EcoUser> people, PeopleFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var pattern = Like.Containing(filter.Text);
            people = people.Where(user => EF.Functions.ILike(user.UserName!, pattern, Like.Escape) || EF.Functions.ILike(user.DisplayName, pattern, Like.Escape)
                || (user.Email != null && EF.Functions.ILike(user.Email, pattern, Like.Escape)));
        }
        if (filter.Unit is { } unit)
            people = people.Where(user => user.Units.Any(link => link.UnitCode == unit));
        if (filter.Role is { } role)
            people = people.Where(user => context.UserRoles.Any(link => link.UserId == user.Id && context.Roles.Any(row => row.Id == link.RoleId && row.Name == role)));
        var oldest = options.PasswordDays > 0 ? now.AddDays(-options.PasswordDays) : DateTimeOffset.MinValue;
        return filter.State is not { } state ? people : state switch
        {
            PersonState.Active => people.Where(user => user.DisabledAt == null && (user.LockoutEnd == null || user.LockoutEnd < now)),
            PersonState.Disabled => people.Where(user => user.DisabledAt != null),
            PersonState.Locked => people.Where(user => user.LockoutEnd >= now),
            PersonState.PasswordDue => people.Where(user => user.MustChangePassword || (!user.IsDemonstration && (user.PasswordChangedAt ?? user.CreatedAt) <= oldest)),
            PersonState.NeverSignedIn => people.Where(user => user.LastSignInAt == null),
        };
    }

    private static IOrderedQueryable<EcoUser> Sort(IQueryable<EcoUser> people, PeopleFilter filter) => (filter.Sort, filter.IsDescending) switch
    {
        (PeopleSort.UserName, false) => people.OrderBy(user => user.UserName),
        (PeopleSort.UserName, true) => people.OrderByDescending(user => user.UserName),
        (PeopleSort.DisplayName, false) => people.OrderBy(user => user.DisplayName).ThenBy(user => user.UserName),
        (PeopleSort.DisplayName, true) => people.OrderByDescending(user => user.DisplayName).ThenBy(user => user.UserName),
        // Who never signed in stands last either way.
        (PeopleSort.LastSignIn, false) => people.OrderBy(user => user.LastSignInAt == null).ThenBy(user => user.LastSignInAt).ThenBy(user => user.UserName),
        (PeopleSort.LastSignIn, true) => people.OrderBy(user => user.LastSignInAt == null).ThenByDescending(user => user.LastSignInAt).ThenBy(user => user.UserName),
    };

    private async Task<IReadOnlyList<PersonRow>> RowsAsync(IQueryable<EcoUser> people, CancellationToken cancellationToken)
    {
        var oldest = options.PasswordDays > 0 ? now.AddDays(-options.PasswordDays) : DateTimeOffset.MinValue;
        var live = life.LiveAt(now);
        var rows = await people.Select(user => new
        {
            User = user,
            Units = user.Units.Join(context.Units, link => link.UnitCode, unit => unit.Code, (link, unit) => unit).OrderBy(unit => unit.SortOrder)
                .Select(unit => new UnitChoice(unit.Code, unit.Name)).ToList(),
            Roles = context.UserRoles.Where(link => link.UserId == user.Id).Join(context.Roles, link => link.RoleId, role => role.Id, (link, role) => role.Name!).ToList(),
            Sessions = context.Sessions.Where(session => session.UserId == user.Id).Where(live).Count(),
        }).AsSplitQuery().ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new PersonRow(row.User.Id, row.User.UserName ?? "", row.User.DisplayName, row.User.Email, row.Units,
                [.. EcoRoles.All.Where(row.Roles.Contains)], row.User.IsDemonstration, row.User.DisabledAt, row.User.IsLockedAt(now) ? row.User.LockoutEnd : null,
                row.User.MustChangePassword || (!row.User.IsDemonstration && (row.User.PasswordChangedAt ?? row.User.CreatedAt) <= oldest),
                row.User.LastSignInAt, row.Sessions)),
        ];
    }
}
