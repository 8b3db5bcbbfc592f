/** Sends what the record has to tell: whom, by which channel, in which words, how often. */
@NullMarked
package dev.handback.messages;

import org.jspecify.annotations.NullMarked;
