/** Who has an account and is signed in, the rules of both, and how they are kept on disk. */
@NullMarked
package dev.handback.scimapp.account;

import org.jspecify.annotations.NullMarked;
