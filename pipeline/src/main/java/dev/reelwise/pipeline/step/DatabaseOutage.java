package dev.reelwise.pipeline.step;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Recognises that the database is away or asks to try again, by exception or SQL state. A rollback
 * that fails hides what failed before it, and fails only where the connection is broken.
 */
public final class DatabaseOutage implements OutageSign {

  @Override
  public boolean isOutage(Throwable failure) {
    return switch (failure) {
      case TransientDataAccessException _,
          RecoverableDataAccessException _,
          DataAccessResourceFailureException _,
          CannotCreateTransactionException _,
          TransactionSystemException _,
          SQLTransientException _,
          SQLRecoverableException _,
          SQLNonTransientConnectionException _ ->
          true;
      case SQLException e -> isOutage(e.getSQLState()) || isLost(e);
      default -> false;
    };
  }

  /** The pool has taken the connection away, because it was broken. */
  private static boolean isLost(SQLException failure) {
    return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
  }

  /** Connection (08), resources (53), intervention such as a shutdown (57), deadlock (40). */
  private static boolean isOutage(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("40"));
  }
}
