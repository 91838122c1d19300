package io.lakehousedr.error;

/** What went wrong, in the terms the engine decides by. */
public enum ErrorKind {
  /** What was asked for is not there. */
  NOT_FOUND(Recourse.STOP),
  /** What was to be created is there already. */
  ALREADY_EXISTS(Recourse.STOP),
  /** Somebody else changed it first: the expected version is gone. */
  CONFLICT(Recourse.STOP),
  /** The credentials do not reach. */
  ACCESS_DENIED(Recourse.STOP),
  /** The service asks to slow down. */
  THROTTLED(Recourse.RETRY),
  /** The service did not answer, and nothing was done. */
  UNAVAILABLE(Recourse.RETRY),
  /** What was read is damaged or is not what it claims to be. */
  CORRUPT(Recourse.STOP),
  /** The request, the configuration or a name is wrong or not supported. */
  INVALID(Recourse.STOP),
  /** The effect may or may not have happened, now or later. */
  OUTCOME_UNKNOWN(Recourse.RECONCILE);

  /** What the engine may do about a failure. */
  public enum Recourse {
    /** The same call may be repeated as it is. */
    RETRY,
    /** Repeating changes nothing; somebody has to decide. */
    STOP,
    /** Look at what is there before anything else is done. */
    RECONCILE
  }

  private final Recourse recourse;

  ErrorKind(Recourse recourse) {
    this.recourse = recourse;
  }

  /** What may be done about it. */
  public Recourse recourse() {
    return recourse;
  }

  /**
   * The one table from HTTP status to kind, for all adapters (RFC 9110 section 15, RFC 6585).
   * Statuses an adapter knows better by their body are its own to tell.
   *
   * @param status of the answer, 400 to 599
   * @param changesState whether the request could have had an effect
   */
  public static ErrorKind ofHttpStatus(int status, Effect changesState) {
    return switch (status) {
      case 404, 410 -> NOT_FOUND;
      case 409, 412 -> CONFLICT;
      case 401, 403, 407 -> ACCESS_DENIED;
      case 429, 503 -> THROTTLED;
      case 408, 425 -> UNAVAILABLE;
      case 500, 502, 504 -> changesState == Effect.WRITES ? OUTCOME_UNKNOWN : UNAVAILABLE;
      default -> INVALID;
    };
  }

  /** Whether a request only reads. */
  public enum Effect {
    /** Repeating it is harmless. */
    READS,
    /** It may have changed something though it failed. */
    WRITES
  }
}
