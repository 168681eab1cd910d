// Every line marked `bad` breaks the naming of the house; no other line may be reported.
#define OTHER_MACRO 1  // bad
#define VARVE_MACRO 1

namespace Varve {}  // bad

namespace varve {

template <typename T>
concept Storable = sizeof(T) == 1;  // bad

template <typename T>
concept storable = sizeof(T) == 1;

template <typename model>  // bad
struct TableOf {};         // bad

template <typename Model, auto Member, template <typename> class Holder>
struct table_of {};

template <auto member>  // bad
constexpr int positionOf = 0;  // bad

template <auto Member>
constexpr int position_of = 0;

enum class Hazard { none };     // bad
enum class hazard { DataLoss };  // bad
enum class change { data_loss, not_ };
enum class loose { trailing_ };  // bad

class session {
public:
    int statement_count() const { return count_ + wrong; }
    int statementCount() const { return count_; }  // bad

private:
    int count_ = 0;
    int wrong = 0;  // bad
};

struct column {
    int max_length = 0;
    int maxLength = 0;  // bad
};

using Row = column;  // bad
using row = column;

inline int first_of(int first_one, int secondOne) {  // bad
    const int Sum = first_one + secondOne;           // bad
    return Sum;
}

}  // namespace varve
