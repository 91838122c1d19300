package io.lakehousedr.core.sync;

import io.lakehousedr.core.cut.log.Decision;
import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.RunId;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Ways to break the engine on purpose, to show that the simulation would find them. */
enum Defect {
  NONE,

  /** Tables are published as they come, before any record says so. */
  PUBLISHES_BEFORE_THE_RECORD {
    @Override
    Shippers shippers(World world, Shippers sound) {
      return (member, instant) -> {
        Decision.Move move = sound.ship(member, instant);
        long from = member.standing().map(Standing::version).orElse(-1L);
        long to = move.member().standing().orElseThrow().version();
        for (long version = from + 1; version <= to; version++) {
          publish(world, member, version);
        }
        return move;
      };
    }
  },

  /** A record whose slot is taken goes into the next one. */
  TRIES_THE_NEXT_SLOT {
    @Override
    ObjectStore log(ObjectStore store) {
      return new NextSlotStore(store);
    }
  },

  /** A run that does not know how its write ended cleans up behind itself. */
  CLEANS_UP_ON_UNKNOWN {
    @Override
    void afterFailure(World world, RunId run, DrException failure) {
      ObjectStore control = world.controlStore();
      Map<ObjectPath, io.lakehousedr.model.ObjectVersion> all = new HashMap<>();
      if (failure.kind() == ErrorKind.OUTCOME_UNKNOWN || failure.kind() == ErrorKind.UNAVAILABLE) {
        try (Stream<ObjectEntry> stage = control.list(Stage.ROOT.resolve(run.text()), "")) {
          stage.forEach(entry -> all.put(entry.path(), entry.version()));
        }
        control.delete(all);
      }
    }
  };

  Shippers shippers(World world, Shippers sound) {
    return sound;
  }

  ObjectStore log(ObjectStore store) {
    return store;
  }

  void afterFailure(World world, RunId run, DrException failure) {}

  private static void publish(World world, Member member, long version) {
    String name = String.format(Locale.ROOT, "_delta_log/%020d.json", version);
    String commit = world.source(member.name()).commits().get(version);
    if (commit == null) {
      throw new AssertionError("no commit " + version);
    }
    try {
      world
          .secondaryStore()
          .create(
              ObjectPath.of(member.name()).resolve(name),
              Content.of(commit.getBytes(StandardCharsets.UTF_8)),
              WriteOptions.DURABLE);
    } catch (DrException e) {
      if (e.kind() != ErrorKind.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  static List<Defect> all() {
    return Stream.of(values()).filter(defect -> defect != NONE).toList();
  }
}
