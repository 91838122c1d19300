package io.lakehousedr.testkit;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.spi.store.Content;
import java.util.function.Supplier;

/** The faults that {@link Fault} offers. */
final class Faults {
  private Faults() {}

  static final class None extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      return effect.get();
    }
  }

  static final class Fail extends Fault {
    private final ErrorKind kind;

    Fail(ErrorKind kind) {
      this.kind = kind;
    }

    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      throw failure(kind, call);
    }
  }

  static final class Unknown extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      if (call.operation().writes()) {
        R unused = effect.get();
      }
      throw unheard(call);
    }
  }

  static final class UnknownNotDone extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      throw unheard(call);
    }
  }

  static final class Late extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      if (call.operation().writes()) {
        plan.addLate(call, effect);
      }
      throw unheard(call);
    }

    @Override
    Content content(Content content) {
      return SentContent.whole(content);
    }
  }

  static final class Tear extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      return switch (call.operation()) {
        case LIST, OPEN, READ, CREATE, REPLACE, PUT_PART -> effect.get();
        default -> throw failure(ErrorKind.UNAVAILABLE, call);
      };
    }

    @Override
    Content content(Content content) {
      return SentContent.torn(content);
    }

    @Override
    boolean tears() {
      return true;
    }
  }

  static final class Flip extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      return effect.get();
    }

    @Override
    Content content(Content content) {
      return SentContent.flipped(content);
    }

    @Override
    boolean flips() {
      return true;
    }
  }

  static final class Hang extends Fault {
    private final PausePoint point;

    Hang(PausePoint point) {
      this.point = point;
    }

    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      point.pass();
      throw failure(ErrorKind.UNAVAILABLE, call);
    }
  }

  static final class PauseBefore extends Fault {
    private final PausePoint point;

    PauseBefore(PausePoint point) {
      this.point = point;
    }

    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      point.pass();
      return effect.get();
    }
  }

  static final class PauseAfter extends Fault {
    private final PausePoint point;

    PauseAfter(PausePoint point) {
      this.point = point;
    }

    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      R result = effect.get();
      point.pass();
      return result;
    }
  }

  static final class DieBefore extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      throw plan.die(call);
    }
  }

  static final class DieAfter extends Fault {
    @Override
    <R> R around(StoreCall call, Supplier<R> effect, FaultPlan plan) {
      try {
        R unused = effect.get();
      } catch (RuntimeException e) {
        throw plan.die(call);
      }
      throw plan.die(call);
    }
  }

  private static RuntimeException unheard(StoreCall call) {
    return call.operation().writes()
        ? Fault.failure(ErrorKind.OUTCOME_UNKNOWN, call)
        : Fault.failure(ErrorKind.UNAVAILABLE, call);
  }
}
