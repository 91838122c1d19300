package io.lakehousedr.testkit;

/**
 * Thrown in the place of a process's death. An {@link Error}, so that code which handles exceptions
 * does not go on living; every later operation of the same {@link FaultPlan} throws it too.
 */
public final class ProcessDied extends Error {
  private static final long serialVersionUID = 1L;

  ProcessDied(StoreCall call) {
    super("the process died at " + call);
  }
}
