/** Access items: security's and finance's columns. */
@NullMarked
package dev.handback.record.item;

import org.jspecify.annotations.NullMarked;
