// The vector kernels against plain loops, for every instruction set that this machine has.
#include "language/kernels.hpp"

#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <hwy/targets.h>
#include <limits>
#include <numeric>
#include <random>

#include "language/convolution.hpp"

namespace dateline {
namespace {

class Random {
public:
    float next() { return distribution_(engine_); }
    std::vector<float> many(std::size_t count) {
        std::vector<float> values(count);
        for (float& value : values) value = next();
        return values;
    }

private:
    std::mt19937 engine_{20240611};
    std::uniform_real_distribution<float> distribution_{-1.0f, 1.0f};
};

// Runs `check` with each instruction set in turn, then lets the program choose again.
template <class Check>
void on_every_target(Check check) {
    int count = 0;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(target);
        SCOPED_TRACE(hwy::TargetName(target));
        check();
        ++count;
    }
    hwy::SetSupportedTargetsForTest(0);
    ASSERT_GE(count, 1);
}

struct AffineCase {
    std::size_t outputs, inputs, step, rows;
};

void check_affine(const AffineCase& c) {
    SCOPED_TRACE(fmt::format("{} x {}, step {}, {} rows", c.outputs, c.inputs, c.step, c.rows));
    Random random;
    const auto weights = random.many(c.outputs * c.inputs);
    const auto bias = random.many(c.outputs);
    const auto in = random.many(c.rows * c.step + c.inputs);
    const Affine affine(weights, bias, c.outputs, c.inputs);
    ASSERT_GE(affine.stride(), c.outputs);
    Floats out(c.rows * affine.stride());
    affine.apply(in.data(), c.step, c.rows, out.data());
    for (std::size_t row = 0; row < c.rows; ++row) {
        for (std::size_t o = 0; o < c.outputs; ++o) {
            double wanted = bias[o];
            for (std::size_t k = 0; k < c.inputs; ++k) {
                wanted += double{in[row * c.step + k]} * double{weights[o * c.inputs + k]};
            }
            ASSERT_NEAR(out[row * affine.stride() + o], wanted, 1e-4) << "row " << row << " output " << o;
        }
    }
}

TEST(Kernels, AffineEqualsPlainLoops) {
    on_every_target([] {
        for (std::size_t rows = 0; rows <= 31; ++rows) check_affine({50, 96, 96, rows});
        check_affine({1, 1, 1, 1});
        check_affine({288, 288, 96, 20});  // overlapping rows: a window over three
        check_affine({33, 7, 16, 29});
    });
}

TEST(Kernels, ARowsBitsDoNotDependOnTheOtherRows) {
    on_every_target([] {
        Random random;
        const auto in = random.many(40 * 64);
        const Affine affine(random.many(70 * 64), random.many(70), 70, 64);
        Floats together(40 * affine.stride());
        affine.apply(in.data(), 64, 40, together.data());
        for (std::size_t row = 0; row < 40; ++row) {
            Floats alone(affine.stride());
            affine.apply(in.data() + row * 64, 64, 1, alone.data());
            for (std::size_t o = 0; o < 70; ++o) ASSERT_EQ(alone[o], together[row * affine.stride() + o]);
        }
    });
}

std::vector<double> plain_maxout_norm(const float* z, std::size_t width, std::size_t pieces,
                                      const LayerNorm& norm) {
    std::vector<double> best(width, -1e30);
    for (std::size_t p = 0; p < pieces; ++p) {
        for (std::size_t i = 0; i < width; ++i) best[i] = std::max(best[i], double{z[p * width + i]});
    }
    const double mean = std::accumulate(best.begin(), best.end(), 0.0) / static_cast<double>(width);
    double variance = 0;
    for (const double b : best) variance += (b - mean) * (b - mean) / static_cast<double>(width);
    for (std::size_t i = 0; i < width; ++i) {
        best[i] = (best[i] - mean) / std::sqrt(variance + 1e-8) * double{norm.gain[i]} + double{norm.bias[i]};
    }
    return best;
}

LayerNorm random_norm(Random& random, std::size_t width) {
    const auto gain = random.many(width);
    const auto bias = random.many(width);
    return {Floats(gain.begin(), gain.end()), Floats(bias.begin(), bias.end())};
}

TEST(Kernels, MaxoutNormEqualsPlainLoops) {
    on_every_target([] {
        Random random;
        for (const std::size_t width : {16u, 64u, 96u}) {
            for (const std::size_t pieces : {1u, 2u, 3u}) {
                const std::size_t stride = width * pieces + 32;
                const auto z = random.many(5 * stride);
                const LayerNorm norm = random_norm(random, width);
                Floats out(5 * width);
                maxout_norm(z.data(), stride, 5, width, pieces, norm, out.data());
                for (std::size_t row = 0; row < 5; ++row) {
                    const auto wanted = plain_maxout_norm(z.data() + row * stride, width, pieces, norm);
                    for (std::size_t i = 0; i < width; ++i)
                        ASSERT_NEAR(out[row * width + i], wanted[i], 1e-4);
                }
            }
        }
    });
}

// The layer as thinc writes it: for each row, the three rows around it side by side, maxout, layer norm, plus
// the row.
TEST(Kernels, ConvolutionEqualsPlainLoops) {
    constexpr std::size_t width = 32, pieces = 3, rows = 70;
    on_every_target([] {
        Random random;
        const auto weights = random.many(pieces * width * 3 * width);
        const auto bias = random.many(pieces * width);
        const LayerNorm norm = random_norm(random, width);
        const auto from = random.many((rows + 3) * width);
        const Convolution layer(weights, bias, norm, width, pieces);
        ConvolutionWorkspace workspace;
        for (const std::size_t count : {1u, 2u, 3u, 55u, 56u, 57u, 70u}) {
            Floats to((rows + 3) * width, -7.0f);
            const RowRange range = {1, 1 + count, 1};
            layer.apply(from.data(), std::span(&range, 1), workspace, to.data());
            for (std::size_t row = 1; row <= count; ++row) {
                std::vector<float> z(pieces * width);
                for (std::size_t o = 0; o < z.size(); ++o) {
                    double sum = bias[o];
                    for (std::size_t k = 0; k < 3 * width; ++k) {
                        sum += double{weights[o * 3 * width + k]} * double{from[(row - 1) * width + k]};
                    }
                    z[o] = static_cast<float>(sum);
                }
                const auto wanted = plain_maxout_norm(z.data(), width, pieces, norm);
                for (std::size_t i = 0; i < width; ++i) {
                    ASSERT_NEAR(to[row * width + i], wanted[i] + double{from[row * width + i]}, 1e-4)
                        << row << " of " << count;
                }
            }
            EXPECT_EQ(to[0], -7.0f);
            EXPECT_EQ(to[(count + 1) * width], -7.0f) << "wrote behind its rows";
        }
    });
}

TEST(Kernels, AConvolutionsRangesDoNotDependOnEachOther) {
    constexpr std::size_t width = 16, pieces = 2, rows = 400;
    on_every_target([] {
        Random random;
        const auto weights = random.many(pieces * width * 3 * width);
        const auto from = random.many((rows + 3) * width);
        const Convolution layer(weights, random.many(pieces * width), random_norm(random, width), width,
                                pieces);
        ConvolutionWorkspace workspace;
        // Lengths that end before, on and behind a block's border, an empty one, and targets in another
        // order.
        const std::vector<RowRange> ranges = {{1, 2, 390},    {4, 4, 0},       {5, 58, 300},
                                              {60, 115, 200}, {120, 123, 150}, {130, 250, 0}};
        Floats together((rows + 3) * width);
        layer.apply(from.data(), ranges, workspace, together.data());
        for (const RowRange& range : ranges) {
            Floats alone((rows + 3) * width);
            layer.apply(from.data(), std::span(&range, 1), workspace, alone.data());
            for (std::size_t i = 0; i < (range.last - range.first) * width; ++i) {
                ASSERT_EQ(alone[range.target * width + i], together[range.target * width + i]) << range.first;
            }
        }
    });
}

TEST(Kernels, SumFourRowsEqualsPlainLoops) {
    on_every_target([] {
        Random random;
        const auto values = random.many(4 * 96);
        const float* const rows[4] = {values.data(), values.data() + 96, values.data() + 192,
                                      values.data() + 288};
        Floats out(96);
        sum_four_rows(rows, 96, out.data());
        for (std::size_t i = 0; i < 96; ++i) {
            ASSERT_NEAR(out[i], values[i] + values[96 + i] + values[192 + i] + values[288 + i], 1e-6);
        }
    });
}

TEST(Kernels, ScoreMovesEqualsPlainLoops) {
    on_every_target([] {
        Random random;
        for (const std::size_t moves : {1u, 16u, 74u, 106u, 200u}) {
            const std::size_t hidden = 64, pieces = 2, stride = (moves + 15) / 16 * 16;
            const auto fill = [&](std::size_t count) {
                const auto values = random.many(count);
                return Floats(values.begin(), values.end());
            };
            const StateNetwork net{
                hidden, pieces, moves, stride, fill(pieces * hidden), fill(hidden * stride), fill(stride)};
            const auto features = random.many(3 * pieces * hidden);
            const float* const rows[3] = {features.data(), features.data() + pieces * hidden,
                                          features.data() + 2 * pieces * hidden};
            Floats scores(stride);
            score_moves(net, rows, scores.data());
            for (std::size_t m = 0; m < moves; ++m) {
                double wanted = net.upper_bias[m];
                for (std::size_t h = 0; h < hidden; ++h) {
                    double best = -1e30;
                    for (std::size_t p = 0; p < pieces; ++p) {
                        const std::size_t at = p * hidden + h;
                        best = std::max(best, double{net.hidden_bias[at]} + double{rows[0][at]} +
                                                  double{rows[1][at]} + double{rows[2][at]});
                    }
                    wanted += best * double{net.upper[h * stride + m]};
                }
                ASSERT_NEAR(scores[m], wanted, 1e-4) << moves << " moves, " << m;
            }
        }
    });
}

TEST(Kernels, FirstLargestTakesTheFirstOfEquals) {
    on_every_target([] {
        std::vector<float> scores(100, -3.0f);
        EXPECT_EQ(first_largest(scores.data(), 0, 100), 0u);
        EXPECT_EQ(first_largest(scores.data(), 17, 18), 17u);
        for (std::size_t at = 3; at < 97; ++at) {
            std::vector<float> two = scores;
            two[at] = 2.0f;
            two[97] = 2.0f;
            two[99] = 5.0f;  // out of range
            ASSERT_EQ(first_largest(two.data(), 3, 99), at);
        }
        const std::vector<float> none(40, std::numeric_limits<float>::quiet_NaN());
        const std::size_t any = first_largest(none.data(), 5, 40);
        EXPECT_TRUE(any >= 5 && any < 40);
    });
}

}  // namespace
}  // namespace dateline
