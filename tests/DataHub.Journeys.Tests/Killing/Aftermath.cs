using DataHub.Mocks.Bureau.Population;
using DataHub.Testing;

namespace DataHub.Journeys.Tests.Killing;

/// <summary>What must be true when all is quiet, whoever died where; seen from outside: in the rows and at the county.</summary>
internal sealed class Aftermath(Rows database, WebhookReceiver county)
{
    /// <summary>What is still to be done; empty when all is quiet.</summary>
    private const string Open = """
        SELECT 'replay ' || id || ' ' || state FROM replaying_replays WHERE state <> 'done'
        UNION ALL SELECT 'batch ' || replay_id || '/' || number || ' ' || state FROM replaying_batches WHERE state <> 'done'
        UNION ALL SELECT 'verification ' || id || ' ' || outcome FROM deciding_states WHERE NOT final
        UNION ALL SELECT 'delivery ' || event_id || ' ' || state FROM delivering_deliveries WHERE state <> 'delivered'
        """;

    public async Task ShouldBeWholeAsync(IReadOnlyDictionary<Guid, MadeUpFamily> verified, TimeSpan patience)
    {
        var until = TimeProvider.System.GetUtcNow() + patience;
        IReadOnlyList<string> open;
        while ((open = await database.ListAsync(Open)).Count > 0 && TimeProvider.System.GetUtcNow() < until)
        {
            await Task.Delay(100);
        }

        open.ShouldBeEmpty("nothing is stuck");

        // No family lost or doubled, and each has the verdict that its facts give.
        var outcomes = (await database.ListAsync("SELECT id || ' ' || outcome FROM deciding_states")).ToDictionary(row => Guid.Parse(row.Split(' ')[0]), row => row.Split(' ')[1]);
        outcomes.Keys.ShouldBe(verified.Keys, ignoreOrder: true);
        outcomes.ShouldAllBe(pair => pair.Value == verified[pair.Key].Truth.Outcome);

        await NoneAsync(
            """
            SELECT p.item || ' ' || p.state || ' ' || coalesce(i.result, '') FROM pulling_pulls p LEFT JOIN replaying_items i ON i.pull_id = p.id
            WHERE p.state IN ('due', 'failed', 'waiting') AND i.reason IS DISTINCT FROM 'not-needed'
            """, "no pull is lost: all that failed are answered, but those that can no longer change a verdict");
        await NoneAsync(
            """
            SELECT p.id FROM pulling_pulls p
            WHERE jsonb_array_length(p.attempt_log) <> p.attempts
              OR (SELECT count(DISTINCT a -> 'number') FROM jsonb_array_elements(p.attempt_log) a) <> p.attempts
              OR (SELECT count(*) FROM jsonb_array_elements(p.attempt_log) a WHERE a ->> 'state' <> 'failed') <> CASE WHEN p.state = 'failed' THEN 0 ELSE 1 END
            """, "none is answered twice");
        await NoneAsync("SELECT pull_id FROM replaying_items WHERE result <> 'recovered' AND reason IS DISTINCT FROM 'not-needed'", "all of the selection recovered that is needed");
        await NoneAsync("SELECT pull_id FROM replaying_items GROUP BY pull_id HAVING count(*) > 1", "no pull is in two replays");
        await NoneAsync(
            """
            SELECT r.id FROM replaying_replays r
            WHERE r.selected <> (SELECT count(*) FROM replaying_items i WHERE i.replay_id = r.id)
              OR r.selected <> (SELECT sum(c.pulls) FROM replaying_result_counts c WHERE c.replay_id = r.id)
            """, "the sums are those of the pulls");
        await NoneAsync(
            """
            SELECT division || ' ' || kind FROM (
              SELECT division, kind, difference FROM replaying_failure_counts UNION ALL SELECT division, failure_kind, -1 FROM pulling_pulls WHERE state = 'failed') c
            GROUP BY division, kind HAVING sum(difference) <> 0
            """, "what is counted as failed has failed");
        await NoneAsync(
            """
            SELECT s.id FROM deciding_states s
            WHERE s.revision <> (SELECT count(*) FROM deciding_revisions r WHERE r.division = s.division AND r.year = s.year AND r.verification_id = s.id)
              OR s.revision <> (SELECT max(number) FROM deciding_revisions r WHERE r.division = s.division AND r.year = s.year AND r.verification_id = s.id)
              OR s.revision > 2
            """, "no revision is missing or doubled");

        var told = county.Received.Select(webhook => webhook.Id).ToList();
        var revisions = await database.ListAsync("SELECT verification_id || '-r' || number FROM deciding_revisions");
        told.Distinct().ShouldBe(revisions, ignoreOrder: true, "each is told at least once, under an id that stays the same");
        foreach (var same in county.Received.GroupBy(webhook => webhook.Id))
        {
            same.Select(webhook => Convert.ToBase64String(webhook.Body)).Distinct().Count().ShouldBe(1, "a repeat is the same event");
        }
    }

    private async Task NoneAsync(string sql, string because) => (await database.ListAsync(sql)).ShouldBeEmpty(because);
}
