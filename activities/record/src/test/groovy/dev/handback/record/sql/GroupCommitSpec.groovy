package dev.handback.record.sql

import java.util.concurrent.Callable
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.Future
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(60)
class GroupCommitSpec extends Specification {
  @AutoCleanup("shutdownNow") def threads = Executors.newCachedThreadPool()
  def groups = new CopyOnWriteArrayList<List<Integer>>()
  def underWay = new CountDownLatch(1)
  def goesOn = new CountDownLatch(1)
  def waiting = new CopyOnWriteArrayList<Thread>()

  def "who comes alone is answered at once, in a group of their own"() {
    given:
    def group = new GroupCommit<Integer, Integer>(3, { groups << it; it*.multiply(10) })

    expect:
    (1..3).collect { group.join(it) } == [10, 20, 30]
    groups == [[1], [2], [3]]
  }

  def "those who come while the work is under way share the next, no more than may, and each hears their own answer"() {
    given:
    def group = new GroupCommit<Integer, Integer>(3, { slow(it)*.multiply(10) })

    when:
    def first = joins(group, 1)
    underWay.await()
    def others = (2..6).collect { n -> def answer = joins(group, n); waitsFor(n - 1); answer }
    goesOn.countDown()

    then:
    first.get() == 10
    others*.get() == [20, 30, 40, 50, 60]
    groups == [[1], [2, 3, 4], [5, 6]]
  }

  def "what fails fails for each of its group, and for nobody after it"() {
    given:
    def group = new GroupCommit<Integer, Integer>(9, { if (slow(it).contains(2)) { throw new IllegalStateException("no room") }; it })

    when:
    def first = joins(group, 1)
    underWay.await()
    def others = (2..3).collect { n -> def answer = joins(group, n); waitsFor(n - 1); answer }
    goesOn.countDown()

    then:
    first.get() == 1
    others.every { failure(it) == new IllegalStateException("no room").toString() }
    group.join(4) == 4
  }

  private List<Integer> slow(List<Integer> group) {
    groups << group
    underWay.countDown()
    goesOn.await()
    group
  }

  private Future<Integer> joins(GroupCommit<Integer, Integer> group, int one) {
    threads.submit({ waiting << Thread.currentThread(); group.join(one) } as Callable<Integer>)
  }

  /** The one who works and so many others. */
  private void waitsFor(int others) {
    new PollingConditions(timeout: 30).eventually { assert waiting.count { it.state == Thread.State.WAITING } == others + 1 }
  }

  private static String failure(Future<?> answer) {
    try {
      answer.get()
    } catch (ExecutionException e) {
      e.cause.toString()
    }
  }
}
