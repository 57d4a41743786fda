"""More of what the kernel takes from mathematics: theorems of textbooks, read by kernel_theorems.py.

Each line is a name, the variables with their sizes, and a statement in prefix form. F(m,n) are matrices
over R where all that the statement is used for is real, and over C otherwise; H is the transpose over R.
Horn and Johnson, Matrix Analysis, has them all. Standard library only.
"""

TEXTBOOK = """
triangle inequality | X:F(m,n) Y:F(m,n) |
    (and (<= (norm (+ X Y)) (+ (norm X) (norm Y))) (>= (norm (+ X Y)) (+ (norm X) (neg (norm Y)))))
norm of a multiple | s:F X:F(m,n) | (== (norm (* s X)) (* (norm s) (norm X)))
absolute values | s:R | (and (>= (norm s) s) (>= (norm s) (neg s)))
absolute value of a number >= 0 | s:R | (implies (>= s 0) (== (norm s) s))
Cauchy-Schwarz for matrices | X:R(m,n) Y:R(m,n) |
    (and (<= (trace (* (T X) Y)) (* (norm X) (norm Y)))
    (>= (+ (* (trace (* (T X) X)) (trace (* (T Y) Y))) (neg (* (trace (* (T X) Y)) (trace (* (T X) Y))))) 0))
trace and norm | X:R(n,n) |
    (and (<= (trace (* X X)) (trace (* (T X) X))) (<= (* (trace X) (trace X)) (* n (trace (* (T X) X)))))
larger and smaller number | s:R t:R |
    (and (>= (max s t) s) (>= (max s t) t) (<= (min s t) s) (<= (min s t) t)
    (== (+ (max s t) (min s t)) (+ s t)) (== (* (max s t) (min s t)) (* s t)))
the smaller is one of two | s:R t:R | (or (== (min s t) s) (== (min s t) t))
the larger is one of two | s:R t:R | (or (== (max s t) s) (== (max s t) t))
sizes are whole numbers | X:F(m,n) |
    (and (implies (!= m 1) (>= m 2)) (implies (!= n 1) (>= n 2)))
bounds of an eigenvalue | A:F(n,n) l:F |
    (implies (eigenvalue A l) (and (<= (norm l) (norm A)) (<= (norm l) (max (singular_values A)))
    (<= (norm l) (spectral_radius A))))
spectral radius | A:F(n,n) |
    (and (>= (spectral_radius A) 0) (<= (spectral_radius A) (norm A))
    (exists l:C v:C(n) (and (== (* A v) (* l v)) (!= v 0) (== (norm l) (spectral_radius A)))))
spectral radius zero | A:F(n,n) | (implies (== (spectral_radius A) 0) (nilpotent A))
spectral radius of a nilpotent matrix | A:F(n,n) | (implies (nilpotent A) (== (spectral_radius A) 0))
not an eigenvalue | A:F(n,n) l:F |
    (implies (not (eigenvalue A l)) (invertible (+ A (neg (* l (I n))))))
eigenvalues are roots | A:F(n,n) l:F |
    (implies (eigenvalue A l) (== (det (+ A (neg (* l (I n))))) 0))
square roots of one | s:F | (implies (== (* s s) 1) (or (== s 1) (== s -1)))
unit length | X:F(m,n) | (implies (== (trace (* (H X) X)) 1) (== (norm X) 1))
a length that is at most zero | X:F(m,n) | (implies (<= (trace (* (H X) X)) 0) (== X 0))
first column of a diagonal matrix | D:F(n,n) |
    (implies (diagonal D) (== (column D 1) (* (entry D 1 1) (column (I n) 1))))
diagonal 2 x 2 matrices | D:F(2,2) |
    (implies (diagonal D) (== D (diag (entry D 1 1) (entry D 2 2))))
diagonal 3 x 3 matrices | D:F(3,3) |
    (implies (diagonal D) (== D (diag (entry D 1 1) (entry D 2 2) (entry D 3 3))))
2 x 2 matrices that are diagonal | D:F(2,2) |
    (implies (== D (diag (entry D 1 1) (entry D 2 2))) (diagonal D))
3 x 3 matrices that are diagonal | D:F(3,3) |
    (implies (== D (diag (entry D 1 1) (entry D 2 2) (entry D 3 3))) (diagonal D))
equal column sums | A:F(n,n) l:F |
    (implies (== (* (ones 1 n) A) (* l (ones 1 n))) (eigenvalue A l))
rank of the pseudoinverse | X:F(m,n) | (== (rank (pinv X)) (rank X))
eigenvalues of the transpose | A:F(n,n) l:F | (implies (eigenvalue A l) (eigenvalue (T A) l))
eigenvalues of XY and YX | X:F(n,n) Y:F(n,n) l:F |
    (implies (eigenvalue (* X Y) l) (eigenvalue (* Y X) l))
eigenvalues of a Hermitian matrix | A:F(n,n) l:F |
    (implies (and (== (H A) A) (eigenvalue A l)) (== (H l) l))
eigenvalues of an idempotent matrix | A:F(n,n) l:F |
    (implies (and (== (* A A) A) (eigenvalue A l)) (or (== l 0) (== l 1)))
simple eigenvalues | A:F(n,n) l:F |
    (implies (== (multiplicity A l) 1) (== (geometric_multiplicity A l) 1))
eigenvectors of an eigenvalue of geometric multiplicity 1 | A:F(n,n) l:F v:F(n) w:F(n) |
    (implies (and (== (geometric_multiplicity A l) 1) (eigenpair A l v) (== (* A w) (* l w)))
    (exists c:F (== w (* c v))))
determinant of a sum with a product | X:F(n,n) Y:F(n,m) Z:F(m,n) |
    (implies (invertible X)
    (== (det (+ X (* Y Z))) (* (det X) (det (+ (I m) (* Z (inv X) Y))))))
determinant of a product through a smaller size | X:F(m,n) Y:F(n,m) |
    (implies (> m n) (== (det (* X Y)) 0))
determinant of a Gram matrix | X:F(m,n) | (>= (det (* (H X) X)) 0)
determinant of zero | X:F(n,n) | (implies (== X 0) (== (det X) 0))
determinant of the opposite | X:F(n,n) | (== (det (neg X)) (* (^ -1 n) (det X)))
adjugate of a product | X:F(n,n) Y:F(n,n) | (== (adjugate (* X Y)) (* (adjugate Y) (adjugate X)))
rank of a singular matrix | X:F(n,n) | (implies (== (det X) 0) (< (rank X) n))
singular by rank | X:F(n,n) | (implies (< (rank X) n) (== (det X) 0))
rank of a difference | X:F(m,n) Y:F(m,n) | (>= (rank (+ X Y)) (+ (rank X) (neg (rank Y))))
ranks of factors of zero | X:F(m,n) Y:F(n,p) | (implies (== (* X Y) 0) (<= (+ (rank X) (rank Y)) n))
ranks of an involution | X:F(n,n) |
    (implies (== (* X X) (I n)) (== (+ (rank (+ (I n) X)) (rank (+ (I n) (neg X)))) n))
Frobenius' inequality | X:F(m,n) Y:F(n,p) Z:F(p,q) |
    (<= (+ (rank (* X Y)) (rank (* Y Z))) (+ (rank Y) (rank (* X Y Z))))
rank of an outer product | u:F(m) v:F(n) |
    (implies (and (!= u 0) (!= v 0)) (== (rank (* u (T v))) 1))
rank of the square of a normal matrix | X:F(n,n) |
    (implies (== (* (H X) X) (* X (H X))) (== (rank (* X X)) (rank X)))
a matrix that reaches every vector | X:F(n,n) |
    (implies (for y:F(n) (exists x:F(n) (== (* X x) y))) (invertible X))
more rows than columns | X:F(m,n) | (implies (> m n) (exists y:F(m) (for x:F(n) (!= (* X x) y))))
Fredholm's alternative | X:F(m,n) b:F(m) |
    (implies (for y:F(m) (implies (== (* (H X) y) 0) (== (* (H y) b) 0))) (exists x:F(n) (== (* X x) b)))
a matrix that is not zero | X:F(m,n) |
    (implies (!= X 0) (exists x:F(m) y:F(n) (!= (* (T x) X y) 0)))
polar decomposition | A:F(n,n) |
    (exists U:F(n,n) S:F(n,n) (and (unitary U) (positive_semidefinite S) (== A (* U S))))
a shift that is invertible | A:F(n,n) | (exists k:R (invertible (+ A (* k (I n)))))
a real 3 x 3 matrix has a real eigenvalue | A:R(3,3) |
    (exists l:R v:R(3) (and (== (* A v) (* l v)) (!= v 0)))
normal matrices are diagonalizable | A:F(n,n) |
    (implies (== (* (H A) A) (* A (H A))) (diagonalizable A))
idempotent matrices are diagonalizable | A:F(n,n) | (implies (== (* A A) A) (diagonalizable A))
idempotent real matrices are diagonalizable | A:R(n,n) |
    (implies (== (* A A) A) (diagonalizable_over_R A))
involutions are diagonalizable | A:F(n,n) | (implies (== (* A A) (I n)) (diagonalizable A))
real involutions are diagonalizable | A:R(n,n) | (implies (== (* A A) (I n)) (diagonalizable_over_R A))
transpose of a diagonalizable matrix | A:F(n,n) | (implies (diagonalizable A) (diagonalizable (T A)))
inverse of a diagonalizable matrix | A:F(n,n) |
    (implies (and (invertible A) (diagonalizable A)) (diagonalizable (inv A)))
a matrix similar to a diagonalizable one | A:F(n,n) B:F(n,n) |
    (implies (and (similar A B) (diagonalizable A)) (diagonalizable B))
two different real eigenvalues of a 2 x 2 matrix | A:R(2,2) |
    (implies (> (* (trace A) (trace A)) (* 4 (det A))) (diagonalizable_over_R A))
similar matrices | A:F(n,n) B:F(n,n) |
    (implies (similar A B) (and (== (trace A) (trace B)) (== (det A) (det B))
    (== (rank A) (rank B)) (for x:C (== (det (+ (* x (I n)) (neg A))) (det (+ (* x (I n)) (neg B)))))))
similarity is symmetric | A:F(n,n) B:F(n,n) | (implies (similar B A) (similar A B))
similarity is transitive | A:F(n,n) B:F(n,n) C:F(n,n) |
    (implies (and (similar A B) (similar B C)) (similar A C))
a matrix is similar to its transpose | A:F(n,n) | (similar A (T A))
Hermitian matrices of the same eigenvalues | A:F(n,n) B:F(n,n) |
    (implies (and (== (H A) A) (== (H B) B)
    (for x:C (== (det (+ (* x (I n)) (neg A))) (det (+ (* x (I n)) (neg B)))))) (similar A B))
nilpotent matrices | A:F(n,n) |
    (implies (nilpotent A) (and (== (trace A) 0) (== (det A) 0) (nilpotent (T A))
    (invertible (+ (I n) A)) (invertible (+ (I n) (neg A)))))
eigenvalues of a nilpotent matrix | A:F(n,n) l:F |
    (implies (and (nilpotent A) (eigenvalue A l)) (== l 0))
nilpotent and diagonalizable | A:F(n,n) | (implies (and (nilpotent A) (diagonalizable A)) (== A 0))
nilpotent and normal | A:F(n,n) |
    (implies (and (nilpotent A) (== (* (H A) A) (* A (H A)))) (== A 0))
a power that is zero | A:F(n,n) |
    (implies (or (== (* A A) 0) (== (* A A A) 0) (== (* A A A A) 0)) (nilpotent A))
nilpotent 2 x 2 matrices | A:F(2,2) | (implies (nilpotent A) (== (* A A) 0))
nilpotent 3 x 3 matrices | A:F(3,3) | (implies (nilpotent A) (== (* A A A) 0))
nilpotent by zero eigenvalues | A:F(n,n) |
    (implies (for l:C (implies (eigenvalue A l) (== l 0))) (nilpotent A))
triangular matrices | A:F(n,n) |
    (implies (upper_triangular A) (and (diagonal (diagonal_part A))
    (for x:C (== (det (+ (* x (I n)) (neg A))) (det (+ (* x (I n)) (neg (diagonal_part A))))))))
determinant of a triangular matrix | A:F(n,n) |
    (implies (upper_triangular A) (== (det A) (product (eigenvalues (diagonal_part A)))))
products of triangular matrices | A:F(n,n) B:F(n,n) |
    (implies (and (upper_triangular A) (upper_triangular B)) (and (upper_triangular (* A B))
    (upper_triangular (+ A B))))
diagonal parts | A:F(n,n) | (and (diagonal (diagonal_part A)) (== (trace (diagonal_part A)) (trace A)))
diagonal part of a diagonal matrix | A:F(n,n) |
    (implies (diagonal A) (and (== (diagonal_part A) A) (upper_triangular A)))
columns of a stochastic matrix | A:F(n,n) | (implies (stochastic A) (== (* (ones 1 n) A) (ones 1 n)))
svd of the adjoint | A:F(m,n) U:F(m,p) S:F(p,q) V:F(n,q) |
    (implies (svd A U S V) (svd (H A) V (H S) U))
norm by an SVD | A:F(m,n) U:F(m,p) S:F(p,q) V:F(n,q) | (implies (svd A U S V) (== (norm A) (norm S)))
largest singular value | A:F(m,n) |
    (and (>= (max (singular_values A)) 0) (<= (max (singular_values A)) (norm A))
    (>= (min (singular_values A)) 0) (<= (min (singular_values A)) (max (singular_values A))))
image by the largest singular value | A:F(m,n) x:F(n) |
    (<= (norm (* A x)) (* (max (singular_values A)) (norm x)))
image by the smallest singular value | A:F(n,n) x:F(n) |
    (>= (norm (* A x)) (* (min (singular_values A)) (norm x)))
a vector with the largest image | A:F(m,n) |
    (exists x:F(n) (and (== (* (H x) x) 1) (== (norm (* A x)) (max (singular_values A)))))
largest singular values of sums and products | X:F(m,n) Y:F(n,p) |
    (<= (max (singular_values (* X Y))) (* (max (singular_values X)) (max (singular_values Y))))
largest singular value of a sum | X:F(m,n) Y:F(m,n) |
    (<= (max (singular_values (+ X Y))) (+ (max (singular_values X)) (max (singular_values Y))))
singular values and determinant | A:F(n,n) |
    (== (product (singular_values A)) (norm (det A)))
squares of singular values | A:F(m,n) |
    (== (* (max (singular_values A)) (max (singular_values A))) (max (eigenvalues (* (H A) A))))
singular values of the inverse | A:F(n,n) s:R |
    (implies (and (invertible A) (in s (singular_values A))) (and (> s 0)
    (in (inv s) (singular_values (inv A)))))
zero as a singular value | A:F(n,n) | (implies (in 0 (singular_values A)) (== (det A) 0))
singular values of a singular matrix | A:F(n,n) | (implies (== (det A) 0) (in 0 (singular_values A)))
singular values of a matrix and its eigenvalues | A:F(n,n) l:F |
    (implies (and (== (H A) A) (eigenvalue A l)) (in (norm l) (singular_values A)))
positive semidefinite matrices | A:R(n,n) |
    (implies (positive_semidefinite A) (and (>= (det A) 0) (>= (trace A) 0) (>= (entry A 1 1) 0)))
positive definite matrices | A:R(n,n) |
    (implies (positive_definite A) (and (> (det A) 0) (> (trace A) 0) (> (entry A 1 1) 0)))
positive definite matrices are semidefinite | A:F(n,n) |
    (implies (positive_definite A) (and (positive_semidefinite A) (invertible A)))
eigenvalues of a positive semidefinite matrix | A:F(n,n) l:R |
    (implies (and (positive_semidefinite A) (eigenvalue A l)) (>= l 0))
eigenvalues of a positive definite matrix | A:F(n,n) l:R |
    (implies (and (positive_definite A) (eigenvalue A l)) (> l 0))
inverse of a positive definite matrix | A:F(n,n) |
    (implies (positive_definite A) (positive_definite (inv A)))
positive definite by congruence | A:F(n,n) P:F(n,m) |
    (implies (and (positive_definite A) (== (rank P) m)) (positive_definite (* (H P) A P)))
positive definite by an invertible congruence | A:F(n,n) P:F(n,n) |
    (implies (and (positive_definite A) (invertible P)) (positive_definite (* (H P) A P)))
scatter matrices | X:R(m,n) |
    (and (positive_semidefinite (scatter X)) (positive_semidefinite (covariance X (ddof 0))))
covariance matrices | X:R(m,n) | (implies (> m 1) (positive_semidefinite (covariance X)))
rank of a scatter matrix | X:R(m,n) | (<= (rank (scatter X)) (+ m -1))
positive definite Gram matrices | X:F(m,n) |
    (implies (== (rank X) n) (positive_definite (* (H X) X)))
full rank by a positive definite Gram matrix | X:F(m,n) |
    (implies (positive_definite (* (H X) X)) (== (rank X) n))
invertible and positive semidefinite | A:F(n,n) |
    (implies (and (positive_semidefinite A) (invertible A)) (positive_definite A))
square of an invertible Hermitian matrix | A:F(n,n) |
    (implies (and (== (H A) A) (invertible A)) (positive_definite (* A A)))
null vectors of a positive semidefinite matrix | A:F(n,n) x:F(n) |
    (implies (and (positive_semidefinite A) (== (* (H x) A x) 0)) (== (* A x) 0))
positive definite by eigenvalues | A:F(n,n) |
    (implies (and (== (H A) A) (for l:R (implies (eigenvalue A l) (> l 0)))) (positive_definite A))
positive semidefinite by eigenvalues | A:F(n,n) |
    (implies (and (== (H A) A) (for l:R (implies (eigenvalue A l) (>= l 0)))) (positive_semidefinite A))
trace of a product of positive semidefinite matrices | A:R(n,n) B:R(n,n) |
    (implies (and (positive_semidefinite A) (positive_semidefinite B)) (>= (trace (* A B)) 0))
trace zero of a product of positive semidefinite matrices | A:F(n,n) B:F(n,n) |
    (implies (and (positive_semidefinite A) (positive_semidefinite B) (== (trace (* A B)) 0))
    (== (* A B) 0))
positive semidefinite matrices that add up to zero | A:F(n,n) B:F(n,n) |
    (implies (and (positive_semidefinite A) (positive_semidefinite B) (== (+ A B) 0)) (== A 0))
eigenvalues of a product of positive definite matrices | A:F(n,n) B:F(n,n) l:R |
    (implies (and (positive_definite A) (positive_definite B) (eigenvalue (* A B) l)) (> l 0))
Lyapunov's equation | A:F(n,n) B:F(n,n) |
    (implies (and (positive_definite A) (== (+ (* A B) (* B A)) 0)) (== B 0))
determinants in the order of positive definite matrices | A:R(n,n) B:R(n,n) |
    (implies (and (positive_semidefinite B) (positive_semidefinite (+ A (neg B)))) (>= (det A) (det B)))
inverses in the order of positive definite matrices | A:F(n,n) B:F(n,n) |
    (implies (and (positive_definite B) (positive_semidefinite (+ A (neg B))))
    (positive_semidefinite (+ (inv B) (neg (inv A)))))
Cauchy-Schwarz for a positive definite matrix | A:R(n,n) x:R(n) y:R(n) |
    (implies (positive_definite A) (>= (+ (* (T x) A x (T y) (inv A) y)
    (neg (* (T x) y (T x) y))) 0))
Sylvester's criterion for 2 x 2 matrices | A:R(2,2) |
    (implies (and (== (T A) A) (> (entry A 1 1) 0) (> (det A) 0)) (positive_definite A))
minors of a positive definite 2 x 2 matrix | A:R(2,2) |
    (implies (positive_definite A) (and (> (entry A 1 1) 0) (> (entry A 2 2) 0) (> (det A) 0)))
minors of a positive semidefinite 2 x 2 matrix | A:R(2,2) |
    (implies (positive_semidefinite A) (and (>= (entry A 1 1) 0) (>= (entry A 2 2) 0) (>= (det A) 0)))
positive semidefinite 2 x 2 matrices | A:R(2,2) |
    (implies (and (== (T A) A) (>= (entry A 1 1) 0) (>= (entry A 2 2) 0) (>= (det A) 0))
    (positive_semidefinite A))
indefinite 2 x 2 matrices | A:R(2,2) |
    (implies (and (== (T A) A) (< (det A) 0)) (indefinite A))
rows of row equivalent matrices | A:F(m,n) B:F(m,n) |
    (implies (row_equivalent A B) (and (row_equivalent B A) (== (rank A) (rank B))))
"""
