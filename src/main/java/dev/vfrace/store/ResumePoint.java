package dev.vfrace.store;

import dev.vfrace.raw.RawRun;

/**
 * Where a run of one campaign goes on: behind the last batch after which every lane had run as many
 * cycles, or behind the last block that was run to its end. What was counted after that is counted
 * anew.
 *
 * @param id number of the run
 * @param head what the campaign was before its first cycle
 * @param kept what was counted until then
 * @param batches in which
 * @param laneCycles that each lane has run; of a campaign in blocks 0
 * @param blocks that have been run to their end
 */
public record ResumePoint(
    long id, RawRun head, RawRun kept, int batches, long laneCycles, int blocks) {}
