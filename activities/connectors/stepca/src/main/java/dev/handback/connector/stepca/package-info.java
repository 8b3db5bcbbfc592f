/**
 * Certificates of a smallstep step-ca: found in its database, revoked at its API, proven by its
 * list.
 */
@NullMarked
package dev.handback.connector.stepca;

import org.jspecify.annotations.NullMarked;
