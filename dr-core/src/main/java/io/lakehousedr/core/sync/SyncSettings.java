package io.lakehousedr.core.sync;

import java.time.Duration;

/**
 * How a group is synced.
 *
 * @param parallelMembers members at once
 * @param parallelFiles files of one member at once
 * @param settle how far in the past a cut lies, so that commits under way have landed
 * @param tries how often a run starts anew because another took its slot or the source removed
 *     files
 */
public record SyncSettings(int parallelMembers, int parallelFiles, Duration settle, int tries) {
  /** Four members, eight files each, ten seconds, three tries. */
  public static final SyncSettings USUAL = new SyncSettings(4, 8, Duration.ofSeconds(10), 3);
}
